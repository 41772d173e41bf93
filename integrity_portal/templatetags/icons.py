"""Our own icons: strokes on a 20 × 20 grid, drawn inline so that they take the colour of the text."""

PATHS: dict[str, str] = {
    "search": "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.3 13.3 17 17",
    "check": "M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM6.5 10.2l2.5 2.4 4.5-5",
    "info": "M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM10 9.2v5M10 6v.2",
    "octagon": "M7 2h6l5 5v6l-5 5H7l-5-5V7zM10 6v5M10 13.8v.2",
    "triangle": "M10 2.8 18.2 17H1.8zM10 8v4.4M10 14.6v.2",
    "diamond": "M10 1.8 18.2 10 10 18.2 1.8 10zM10 6.4v4.2M10 13v.2",
    "circle": "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 9.4v4.4M10 6.4v.2",
    "left": "M12.5 4.5 7 10l5.5 5.5",
    "right": "M7.5 4.5 13 10l-5.5 5.5",
    "down": "M4.5 7.5 10 13l5.5-5.5",
    "exit": "M8 3H3v14h5M8 10h9M13.5 6.5 17 10l-3.5 3.5",
    "text-size": "M2 16 6.5 4 11 16M3.6 12h5.8M12 16l3-8 3 8M13 13.5h4",
    "contrast": "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 2.5v15M12.5 4v12M15 6v8",
    "empty": "M3 6.5 6 3h8l3 3.5V17H3zM3 6.5h4.5L8.6 9h2.8l1.1-2.5H17",
    "desk": "M2.5 8h15M4 8v9M16 8v9M6 8V3h8v5M4 13h12",
    "ledger": "M4 2.5h12v15H4zM7 2.5v15M9.5 6.5h4M9.5 9.5h4",
    "review": "M5 2.5h10v15H5zM7.5 10.5l2 2 3.5-4M7.5 6h5",
    "publish": "M10 12.5V3M6.5 6 10 2.5 13.5 6M3 12v5h14v-5",
    "import": "M10 3v9.5M6.5 9.5 10 13l3.5-3.5M3 12v5h14v-5",
    "download": "M10 2.5V13M6 9.5l4 4 4-4M3 17h14",
    "chart": "M3 3v14h14M6.5 13.5v-4M10 13.5V6M13.5 13.5v-2.5",
    "warning": "M10 2.8 18.2 17H1.8zM10 8v4.4M10 14.6v.2",
    "report": "M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5M7.5 9.5h5M7.5 12h5M7.5 14.5h3",
    "people": (
        "M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 17c0-3 2-5 5.5-5s5.5 2 5.5 5"
        "M13 4a3 3 0 0 1 0 5M15.5 12.5q2.5 1 2.5 4.5"
    ),
    "organisation": "M3 17.5h14M5 17.5v-13h7v13M12 9h4v8.5M7.3 7.5h2M7.3 10.5h2M7.3 13.5h2",
    "settings": "M3 5.5h6M13 5.5h4M11 3.5v4M3 10h2M9 10h8M7 8v4M3 14.5h7M14 14.5h3M12 12.5v4",
    "audit": "M10 2 16.5 4.5v5c0 4-2.6 6.8-6.5 8.5-3.9-1.7-6.5-4.5-6.5-8.5v-5zM7 10l2.2 2.2L13.2 8",
    "clock": "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 5.8V10l3 2.2",
    "calendar": "M3 4.5h14v13H3zM3 8.5h14M6.5 2.5v4M13.5 2.5v4",
    "edit": "M3 17l.8-3.8L14 3l3 3L6.8 16.2zM12 5l3 3",
    "history": "M3 10a7 7 0 1 0 2.2-5.1M3 3v3.5h3.5M10 6.5V10l2.5 1.8",
    "link": "M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1-1",
    "verify": "M3 3h5v5H3zM12 3h5v5h-5zM3 12h5v5H3zM12 12h2v2M17 12v2M12 17h2M17 17v-1",
    "print": "M5.5 7V2.5h9V7M5.5 14H3V7h14v7h-2.5M5.5 11.5h9v6h-9z",
    "close": "M5 5l10 10M15 5 5 15",
    "plus": "M10 4v12M4 10h12",
    "map": "M2.5 5 7.5 3l5 2 5-2v12l-5 2-5-2-5 2zM7.5 3v12M12.5 5v12",
}


def icon_svg(name: str) -> str:
    """SVG text of one icon, hidden from screen readers. KeyError names an icon that does not exist."""
    return f'<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="{PATHS[name]}"/></svg>'
