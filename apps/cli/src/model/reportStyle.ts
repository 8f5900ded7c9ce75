/** The whole look of a report: no font, picture or script comes from elsewhere. */
export const REPORT_STYLE = `:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--soft:#59636e;--rule:#d8dde3;--one:#154273;--two:#b34000;--warn:#fff4d6}
@media (prefers-color-scheme:dark){:root{--ink:#e8ebee;--paper:#14181d;--soft:#a6b0ba;--rule:#39424c;--one:#8ab8ef;--two:#ffab73;--warn:#40350f}}
body{margin:0 auto;max-width:60rem;padding:1.5rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.6rem;line-height:1.2}h2{margin-top:2.5rem;font-size:1.25rem}
figure{margin:1rem 0}svg{width:100%;height:auto;max-width:44rem}svg text{font:12px system-ui,sans-serif;fill:var(--soft)}
figcaption{color:var(--soft);max-width:44rem}section+section{margin-top:4rem;padding-top:1rem;border-top:4px solid var(--rule)}
.grid{stroke:var(--rule)}.even{stroke:var(--soft);stroke-dasharray:2 4}.line{fill:none;stroke-width:2}.line.one,.mark.one{stroke:var(--one)}
.line.two{stroke:var(--two);stroke-dasharray:7 4}.mark.two{stroke:var(--two)}.mark{fill:var(--paper);stroke-width:2.5}.bar{fill:var(--one)}.decision{stroke:var(--two);stroke-width:2.5}
.wide{overflow-x:auto}table{border-collapse:collapse;margin:.75rem 0}caption{text-align:left;font-weight:600;padding-bottom:.25rem}
th,td{padding:.25rem .75rem .25rem 0;border-bottom:1px solid var(--rule);text-align:left;font-variant-numeric:tabular-nums}td.n{text-align:right}thead th{vertical-align:bottom}thead th:not(:first-child){text-align:right}
tbody th{font-weight:400}summary{cursor:pointer;color:var(--one)}.note{background:var(--warn);padding:.5rem .75rem;border-radius:.25rem}ul.note{padding-left:2rem}`
