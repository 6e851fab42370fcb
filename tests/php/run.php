<?php

// Runs the examples of pages, each in a function of its own, with strict types: what they are given has to fit.

declare(strict_types=1);

require $argv[1];

spl_autoload_register(function (string $class): void {
    if (str_ends_with($class, 'ApiInterface')) {
        $end = strrpos($class, '\\');
        eval('namespace ' . substr($class, 0, $end) . '; interface ' . substr($class, $end + 1) . ' {}');
    }
});

$run = static function (string $file): void {
    require $file;
};
$count = 0;
foreach (glob($argv[2] . '/*.php') as $file) {
    echo basename($file), "\n";
    $run($file);
    ++$count;
}
echo $count, " done\n";
