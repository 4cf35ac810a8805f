/** Of a manual as a page: words to be read beside the work, and printed. Needs nothing that was built. */
export const STYLE =
  ':root{color-scheme:light}*{box-sizing:border-box}body{margin:0;font:1.0625rem/1.6 Roboto,sans-serif;color:#0a132d;background:#fff;' +
  'display:grid;grid-template-columns:16rem minmax(0,48rem);gap:3rem;max-width:72rem;margin:auto;padding:2rem}' +
  'nav{position:sticky;top:2rem;align-self:start;font-size:.9375rem;max-height:calc(100vh - 4rem);overflow:auto}' +
  'nav ul{margin:1rem 0;padding:0;list-style:none}nav li{margin:.5rem 0}a{color:#0f4ea8}' +
  'h1{margin:0 0 1rem;font-size:2rem;line-height:1.2}h2{margin:2.5rem 0 .75rem;font-size:1.375rem;scroll-margin-top:1rem}' +
  'li{margin:.5rem 0}code{font-size:.9em;background:#eef3fa;padding:.1em .3em;overflow-wrap:anywhere}pre{overflow:auto;background:#eef3fa;padding:1rem}' +
  'pre code{padding:0;background:none}img{display:block;max-width:100%;height:auto;margin:1rem 0;border:1px solid #c9d3e0}' +
  '.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{padding:.4rem .75rem .4rem 0;border-bottom:1px solid #c9d3e0;text-align:left;vertical-align:top}' +
  'blockquote{margin:1rem 0;padding:.25rem 1rem;border-left:4px solid #0f4ea8}' +
  '@media(width<60rem){body{grid-template-columns:minmax(0,1fr);gap:1rem;padding:1rem}nav{position:static;max-height:none}}' +
  '@media print{nav{display:none}body{display:block;padding:0;font-size:10.5pt}img{max-height:12cm;width:auto}h2{break-after:avoid}li,tr{break-inside:avoid}a{color:inherit}}';
