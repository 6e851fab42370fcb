"""What parameters and properties of pages are called, letters and digits alone, in lower case."""

from __future__ import annotations

SIZES = frozenset(
    {
        *("limit", "perpage", "pagesize", "size", "pagelimit", "count", "maxresults", "top", "take"),
        *("itemsperpage", "resultsperpage", "pagecount", "maxitems", "maxrecords", "rows", "first", "num"),
        *("pageitems", "max", "results", "rpp", "hitsperpage", "maxpagesize", "limits", "pagelength"),
    }
)
PAGES = ("page", "pagenumber", "pagenum", "pageno", "pageindex", "pagenr", "currentpage")
OFFSETS = ("offset", "skip", "startindex", "startat", "pageoffset", "start", "from")
CURSORS = (
    *("cursor", "pagetoken", "nextpagetoken", "nexttoken", "nextcursor", "continuationtoken", "continuation"),
    *("after", "startingafter", "pagecursor", "pageafter", "marker", "nextmarker", "scrollid"),
)
AFTER = ("after", "startingafter", "afterid", "lastid", "startafter")
HAS_MORE = frozenset({"hasmore", "hasnext", "hasnextpage", "more", "ismore", "moreavailable", "hasmoreitems"})
LAST_IDS = frozenset({"lastid"})
TOTAL_PAGES = frozenset({"totalpages", "pagecount", "lastpage", "pagestotal", "numpages", "pages"})
TOTAL_ITEMS = frozenset(
    {"total", "totalcount", "totalitems", "totalresults", "totalrecords", "totalsize", "totalentries"}
)
