"""What has become code in generators, for every context of every language that is generated."""

from __future__ import annotations

HARMLESS = "harmless words "
"""No name in any language either, so that what a name needs besides itself is needed for this one, too."""

ALSO_HARMLESS = "quiet words "

PAYLOADS = (
    # Markdown, and the HTML in it
    "<script>alert(1)</script> <img src=x onerror=alert(1)> <!-- -->",
    "</td></table></details><a href='javascript:alert(1)'>x</a>",
    "[a](javascript:alert(1)) ![b](http://x/y.png) [c](data:text/html,x) [d](&#106;avascript:alert(1))",
    "<javascript:alert(1)> <https://x.example> www.x.example &lt;script&gt; &#60;script&#62;",
    "# heading",
    "\n# heading\n## another\n",
    "a\n===\nb\n---\n",
    "| a | b |",
    "\n|---|---|\n|",
    "``` ` `` ~~~",
    "--- === ***",
    "1. one\n- two\n+ three\n> four",
    "    code",
    "[ref]: http://x/ 'y'",
    # comments of every language
    "*/ /* // # -- <!-- --> ?> <?php system('x') ?>",
    "*/\n*/ evil(); /*\n// */",
    "???/ ??/ ??' ??< \\\nint evil;",
    "=end\nsystem('x')\n=begin\n__END__",
    "\\u000a \\u002a/ \\u0022 \\uuu000a System.exit(1);",
    # strings, and what is evaluated in them
    "' \" ''' \"\"\" `x` \\' \\\"",
    '"""\nimport os\nos.system(\'x\')\n"""',
    '"); import os; os.system("x") #',
    "'); system('x'); ('",
    "#{system('x')} #@x #$x ${x} $x {$x} \\(x) %{x} %s %n {x} {0} {{ x }} {% x %}",
    "{__import__('os').system('x')} {{cycler}} ${jndi:x} $(x) `x` ~{x}",
    "\\",
    "\\\\\\",
    "\\N{BULLET} \\x41 \\101 \\u{41} \\U00000041 \\b \\0",
    '"#" "##" """# \\#(x) ##"',
    "EOS\nsystem('x')\nEOS\nHEREDOC\nEOT;\n",
    # lines, and characters that aren't what they seem
    "a\r\nb\rc\u2028d\u2029e\x85f\x0bg\x0ch\n",
    "a\x00b\x1bc\x7fd\ufeffe\ufffe",
    "\u202eevil\u202c \u2066x\u2069 \u200b\u200d\u2060",
    "\ud7ff\ue000\U0010ffff\U0001f600 İıßſﬁ",
    "\n\n\nimport os\n\n\n",
    # TOML, XML, JSON, and manifests
    '"\n[tool.evil]\nx = "y',
    "]]> &x; <!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>",
    "'''\n[project.scripts]\nx = 'y'\n'''",
    # paths and addresses
    "../../../etc/passwd",
    "C:\\x /x ~/x con nul aux.txt x:y",
    "{x}/{y}?a=b&c#d%00%2e%2e%2f@evil.example:1/",
    "..",
)
