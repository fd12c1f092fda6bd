import Charts

/// The style sheet of the page.
enum HTMLStyle {
  static let text = [screen, dark, print].joined(separator: "\n")

  private static let screen = """
    :root{--ink:#1d2329;--muted:#4f5963;--rule:#d8dce0;--paper:#fff;--tint:#f3f5f7;\
    --accent:#12436d;--caution:#801650;--caution-tint:#faf2f6;color-scheme:light dark}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
    body{margin:0;color:var(--ink);background:var(--paper);\
    font:1.0625rem/1.55 Helvetica,Arial,"Liberation Sans",sans-serif}
    .skip{position:absolute;left:-99rem;top:0;padding:.6rem 1rem;color:#fff;background:#12436d}
    .skip:focus{left:0;z-index:2}
    a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:1px}
    a:focus-visible,.scroll:focus-visible{outline:3px solid #f46a25;outline-offset:2px}
    .masthead,.page,footer{max-width:80rem;margin:0 auto;padding:0 1.25rem}
    .masthead{padding-top:1.75rem;padding-bottom:1.1rem}
    .masthead::before{content:"";display:block;width:4rem;height:.35rem;margin-bottom:1.1rem;\
    background:var(--accent)}
    h1,h2,h3,h4{line-height:1.2;margin:2.2rem 0 .6rem;text-wrap:balance}
    h1{font-size:clamp(1.7rem,1.2rem + 2vw,2.5rem);margin:0 0 .5rem;letter-spacing:-.015em;\
    max-width:24em}
    h2{font-size:1.6rem;margin-top:3rem;padding-top:.9rem;border-top:1px solid var(--rule);\
    letter-spacing:-.01em}
    main>h2:first-child{margin-top:0;padding-top:0;border:0}
    h3{font-size:1.25rem}
    h4{font-size:1.0625rem}
    p,li{max-width:42rem}
    p{margin:0 0 .9rem}
    ul,ol{padding-left:1.3rem;margin:0 0 1rem}
    li{margin-bottom:.35rem}
    .summary{font-size:1.2rem;line-height:1.45;margin-bottom:.5rem;max-width:46rem}
    .release{font-size:.9375rem;color:var(--muted);margin:0}
    nav{font-size:.9375rem;border-top:1px solid var(--rule);border-bottom:1px solid var(--rule);\
    padding:.9rem 0;margin-bottom:1.5rem}
    nav ol{list-style:none;padding:0;margin:0}
    nav ol ol{padding-left:1rem}
    nav li{margin:.3rem 0}
    nav a{text-decoration:none}
    nav a:hover{text-decoration:underline}
    .nav-title{font-weight:700;margin:0 0 .3rem}
    .key-figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(11.5rem,1fr));\
    gap:1.1rem 1.5rem;margin:1rem 0 1.6rem}
    .key-figures div{border-top:3px solid var(--accent);padding-top:.5rem}
    .key-figures dt{font-size:.9375rem;line-height:1.3}
    .key-figures dd{margin:0}
    .key-figures .value{font-size:1.75rem;font-weight:700;line-height:1.25;\
    letter-spacing:-.015em;font-variant-numeric:tabular-nums}
    .key-figures .detail{font-size:.875rem;line-height:1.35;color:var(--muted)}
    .callout{border-left:4px solid var(--accent);background:var(--tint);\
    padding:.8rem 1.1rem .1rem;margin:1.3rem 0;max-width:46rem}
    .callout.caution{border-color:var(--caution);background:var(--caution-tint)}
    .callout-title{font-weight:700;margin-bottom:.25rem}
    figure{margin:1.5rem 0}
    .chart svg{display:block;max-width:calc(100% + 16px);height:auto;margin-left:-16px}
    .chart .narrow svg{max-width:calc(100% + 10px);margin-left:-10px}
    .narrow{display:none}
    figcaption{font-size:.9375rem;color:var(--muted);max-width:46rem;margin-top:.3rem}
    figcaption strong{color:var(--ink)}
    .file{white-space:nowrap}
    .table{margin:1.5rem 0}
    .scroll{overflow-x:auto}
    table{border-collapse:collapse;font-size:.9375rem;line-height:1.35;\
    font-variant-numeric:tabular-nums lining-nums;width:100%}
    caption{text-align:left;padding-bottom:.5rem;font-size:1rem}
    th,td{padding:.45rem .75rem;text-align:left;vertical-align:top;font-weight:400;\
    border-bottom:1px solid var(--rule)}
    thead th{font-weight:700;vertical-align:bottom;border-bottom:2px solid var(--ink)}
    thead span{display:block;font-weight:400;color:var(--muted)}
    th:first-child{padding-left:0;min-width:9rem;position:sticky;left:0;background:var(--paper)}
    td:last-child,th:last-child{padding-right:.25rem}
    .number{text-align:right}
    td.number{white-space:nowrap}
    tbody tr:hover>*{background:var(--tint)}
    abbr{text-decoration:none;color:var(--muted)}
    .notes{font-size:.875rem;line-height:1.4;color:var(--muted);margin-top:.5rem}
    .notes p{margin:0 0 .2rem;max-width:none}
    footer{font-size:.875rem;color:var(--muted);margin-top:3rem;padding-bottom:2rem}
    footer .colophon{border-top:1px solid var(--rule);padding-top:.8rem;max-width:none}
    @media (min-width:68rem){
    .page{display:grid;grid-template-columns:14rem minmax(0,1fr);gap:3rem}
    nav{position:sticky;top:1rem;align-self:start;max-height:calc(100vh - 2rem);overflow:auto;\
    border:0;padding-top:.2rem}
    }
    @media screen and (max-width:36rem){
    body{font-size:1rem}
    .wide{display:none}
    .narrow{display:block}
    .key-figures{grid-template-columns:1fr 1fr}
    .key-figures .value{font-size:1.4rem}
    th,td{padding:.4rem .5rem}
    }
    """

  private static let dark = """
    @media screen and (prefers-color-scheme:dark){
    :root{--ink:#e9ecef;--muted:#b4bcc4;--rule:#3a424a;--paper:#14181d;--tint:#1e242b;\
    --accent:#8fc1ee;--caution:#e58bbb;--caution-tint:#2a1e26}
    \(darkChartStyle(selector: "svg"))
    }
    """

  private static let print = """
    @page{margin:16mm 15mm 18mm}
    @media print{
    html{font-size:10pt}
    body{line-height:1.4}
    .skip,nav,.narrow,.file{display:none}
    .masthead,.page,footer{max-width:none;padding:0}
    .masthead{padding-bottom:6pt}
    .masthead::before{margin-bottom:8pt}
    .page{display:block}
    h1{font-size:22pt}
    h2{font-size:15pt;margin-top:18pt;padding-top:8pt}
    h3{font-size:12pt;margin-top:14pt}
    h1,h2,h3,h4,h3+p,caption,.callout-title,thead{break-after:avoid}
    tr,figure,.short,.callout,.key-figures,.notes,li{break-inside:avoid}
    .notes{break-before:avoid}
    thead{display:table-header-group}
    p,li{orphans:3;widows:3;max-width:none}
    .summary{font-size:12pt}
    .scroll{overflow:visible}
    table,.notes,figcaption{font-size:8.5pt}
    th,td{padding:2.5pt 5pt}
    .brief{white-space:nowrap}
    th:first-child{position:static;min-width:0}
    .key-figures{grid-template-columns:repeat(4,1fr);gap:8pt 12pt}
    .key-figures .value{font-size:14pt}
    .key-figures dt,.key-figures .detail{font-size:8.5pt}
    figure,.table,.callout{margin:10pt 0}
    .chart svg{max-height:108mm;max-width:100%;width:auto;margin-left:0}
    .callout,figcaption,.summary{max-width:none}
    footer{margin-top:12pt;padding-bottom:0}
    .page-break{break-after:page}
    .page-break+h2{border:0;margin-top:0;padding-top:0}
    a{color:inherit;text-decoration:none}
    *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
    }
    """
}
