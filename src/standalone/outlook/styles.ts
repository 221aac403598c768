// The one style sheet of the page. Colors come from the theme as custom properties.

const STYLES = `
*{box-sizing:border-box}
html,body{height:100%;margin:0}
body{display:grid;grid-template-rows:auto auto minmax(0,1fr) auto;background:var(--chrome);color:var(--text);font:14px/20px "Segoe UI","Segoe UI Web","Open Sans","Noto Sans",Roboto,Arial,sans-serif;overflow:hidden}
[hidden]{display:none!important}
p,h1,h2,ul{margin:0;padding:0}
ul{list-style:none}
button,input,select,textarea{font:inherit;color:inherit}
:focus-visible{outline:2px solid var(--focus);outline-offset:-2px;border-radius:4px}
.hidden-text{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.icon{width:18px;height:18px;flex:none;fill:none;stroke:currentColor;stroke-width:1.4;stroke-linejoin:round;stroke-linecap:round}
img.icon{object-fit:contain}
.spring{flex:1}

.top-bar{display:flex;align-items:center;gap:16px;min-height:48px;padding:4px 16px;background:var(--bar);color:var(--onBar)}
.app-name{display:flex;align-items:center;gap:8px;white-space:nowrap}
.app-name strong{font-size:16px;font-weight:600}
.switches{display:flex;flex-wrap:wrap;justify-content:flex-end;gap:4px 14px;margin-left:auto}
.choice{display:flex;align-items:center;gap:6px;white-space:nowrap}
.choice span{font-size:12px}
.choice select{height:28px;max-width:210px;padding:0 4px;border:1px solid color-mix(in srgb,var(--onBar) 60%,transparent);border-radius:4px;background:var(--surface);color:var(--text)}
.top-bar :focus-visible{outline-color:var(--onBar);outline-offset:2px}

.toolbar{display:flex;align-items:center;flex-wrap:wrap;gap:4px;padding:6px 12px}
.ribbon{background:var(--surface);border-bottom:1px solid var(--line)}
.tool{display:inline-flex;align-items:center;gap:6px;height:32px;padding:0 10px;border:1px solid transparent;border-radius:4px;background:none;cursor:pointer;white-space:nowrap}
.tool:hover{background:var(--hover)}
.tool.primary{background:var(--brand);color:var(--onBrand);font-weight:600}
.tool.primary:hover{filter:brightness(.92)}
.icon-button{display:inline-grid;place-items:center;width:32px;height:32px;padding:0;border:1px solid transparent;border-radius:4px;background:none;cursor:pointer;flex:none}
.icon-button:hover{background:var(--hover)}
.icon-button[aria-pressed=true]{background:var(--selected)}
.check{display:inline-flex;align-items:center;gap:6px;padding:0 8px;white-space:nowrap}
.search{display:flex;align-items:center;gap:6px;height:32px;padding:0 8px;margin-left:8px;border:1px solid var(--line);border-radius:4px;background:var(--chrome);color:var(--faint);flex:0 1 240px;min-width:120px}
.search input{width:100%;min-width:0;border:0;background:none;outline:none;color:var(--text)}
.search:focus-within{outline:2px solid var(--focus);outline-offset:-2px}

.middle{display:grid;grid-template-columns:auto minmax(240px,300px) minmax(0,1fr);min-height:0}
.folders{width:168px;height:100%;padding:8px;overflow:auto}
.folder{display:flex;align-items:center;gap:10px;width:100%;height:36px;padding:0 8px;border:0;border-radius:4px;background:none;text-align:left;cursor:pointer}
.folder:hover{background:var(--hover)}
.folder[aria-current]{background:var(--selected);font-weight:600}
.folder-name{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.count{margin-left:auto;font-weight:600;color:var(--link);font-size:12px}
.folder[aria-current] .count{color:inherit}

.list-holder{position:relative;min-height:0;background:var(--surface);border-left:1px solid var(--line);border-right:1px solid var(--line)}
.list-holder.drop-target::after{content:"Drop email files to open them";position:absolute;inset:8px;display:grid;place-items:center;border:2px dashed var(--brand);border-radius:6px;background:color-mix(in srgb,var(--surface) 85%,transparent);font-weight:600}
.message-list{height:100%;overflow-y:auto}
.row{position:relative;display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 8px;padding:8px 12px 8px 16px;border-bottom:1px solid var(--line);cursor:default;content-visibility:auto;contain-intrinsic-size:auto 78px}
.row:hover{background:var(--hover)}
.row[aria-selected=true]{background:var(--selected)}
.row-people,.row-subject,.row-preview{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.row-people{font-size:14px}
.row-subject{font-size:13px}
.row-marks{display:flex;gap:2px}
.row-marks .icon{width:15px;height:15px}
.row-time{font-size:12px;color:var(--faint);white-space:nowrap}
.row-preview{grid-column:1/-1;font-size:12px;color:var(--faint)}
.row[aria-selected=true] .row-time,.row[aria-selected=true] .row-preview{color:inherit}
.row-categories{grid-column:1/-1;font-size:12px;color:var(--link)}
.unread .row-people,.unread .row-subject{font-weight:700}
.unread::before{content:"";position:absolute;left:4px;top:10px;bottom:10px;width:4px;border-radius:2px;background:var(--brand)}
.unread .row-time{color:var(--link);font-weight:600}
.message-list:focus-visible .row[aria-selected=true]{outline:2px solid var(--focus);outline-offset:-3px}
.empty{position:absolute;top:24px;left:16px;right:16px;color:var(--faint);text-align:center}

.work{position:relative;display:grid;grid-template-columns:minmax(0,1fr);min-height:0;min-width:0}
.work.has-pane{grid-template-columns:minmax(0,1fr) var(--pane-width)}
.reading-pane{display:flex;flex-direction:column;min-height:0;min-width:0;background:var(--surface);overflow:hidden}
.message-head{padding:14px 20px 10px;border-bottom:1px solid var(--line);max-height:55%;overflow:auto;flex:none}
.message-head h1{font-size:18px;line-height:24px;font-weight:600;overflow-wrap:anywhere}
.people{display:grid;grid-template-columns:36px minmax(0,1fr);gap:2px 10px;margin-top:10px}
.people time{grid-column:2;font-size:12px;color:var(--faint)}
.avatar{display:grid;place-items:center;width:36px;height:36px;border-radius:50%;background:var(--selected);color:var(--text);font-weight:600;font-size:13px}
.from{font-weight:600;overflow-wrap:anywhere}
.recipients{font-size:12px;color:var(--faint);overflow-wrap:anywhere;max-height:40px;overflow:auto}
.answers{display:flex;flex-wrap:wrap;gap:4px;margin:8px 0 0 -8px}
.meeting{display:flex;gap:8px;align-items:center;margin-top:8px;padding:8px;background:var(--chrome);border-radius:4px}
.attachments{display:flex;flex-wrap:wrap;gap:6px;margin-top:8px}
.attachments li{display:flex;align-items:center;gap:6px;max-width:100%;padding:2px 8px;border:1px solid var(--line);border-radius:4px;font-size:12px}
.attachments li span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.attachments small{color:var(--faint)}
.message-body{flex:1;width:100%;min-height:0;border:0;background:#fff}
[data-theme=dark] .message-body{background:#1f1f1f}
[data-theme=high-contrast] .message-body{background:#000}
.nothing{flex:1;display:grid;place-content:center;justify-items:center;gap:12px;color:var(--faint);padding:24px;text-align:center}
.nothing .icon{width:48px;height:48px;stroke-width:.7}

.notifications{flex:none}
.notification{display:flex;align-items:center;gap:8px;padding:2px 8px 2px 20px;background:var(--chrome);border-bottom:1px solid var(--line);font-size:13px}
.notification span{flex:1;overflow-wrap:anywhere}
.notification.error{color:var(--danger)}

.task-pane{position:relative;z-index:1;display:flex;flex-direction:column;min-height:0;min-width:0;width:var(--pane-width);box-shadow:-1px 0 0 var(--line);background:var(--surface)}
.pane-strip{display:flex;align-items:center;gap:4px;height:44px;padding:0 8px 0 14px;background:var(--chrome);border-bottom:1px solid var(--line);flex:none}
.pane-strip span{flex:1;margin-left:6px;font-weight:600;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.frame-holder{flex:1;min-height:0;display:flex}
.addin-frame{flex:1;width:100%;border:0;background:var(--surface)}

.stage{position:absolute;inset:0;z-index:2}
.stage.idle{visibility:hidden;pointer-events:none}
.form-window{position:absolute;inset:0;display:grid;grid-template-columns:minmax(0,1fr);background:var(--surface)}
.form-window.has-pane{grid-template-columns:minmax(0,1fr) var(--pane-width)}
.form-window.behind{visibility:hidden}
.form{display:flex;flex-direction:column;min-height:0;min-width:0}
.form .toolbar{border-bottom:1px solid var(--line);background:var(--chrome)}
.fields{padding:4px 20px 0;flex:none}
.field{display:grid;grid-template-columns:auto minmax(0,1fr);align-items:center;gap:10px;min-height:34px;border-bottom:1px solid var(--line)}
.field span{min-width:56px;font-size:13px;color:var(--faint)}
.field input{width:100%;height:32px;padding:0 6px;border:0;background:none;min-width:0}
.field-line{display:grid;grid-template-columns:minmax(0,1fr) auto;border-bottom:1px solid var(--line)}
.field-line .field{border-bottom:0}
.link{height:24px;align-self:center;padding:0 8px;border:0;border-radius:4px;background:none;color:var(--link);cursor:pointer}
.link:hover{text-decoration:underline}
.field-line .check{font-size:12px;color:var(--faint)}
.times{display:flex;flex-wrap:wrap;gap:0 20px}
.times .field{flex:1 1 200px}
.form>.attachments{padding:6px 20px 0;margin:0}
.attachments .icon-button{width:24px;height:24px}
.form-body{flex:1;min-height:0;display:flex;contain:content}
.rich-text,.plain-text{flex:1;min-height:0;min-width:0;padding:14px 20px;overflow:auto;border:0;background:var(--surface);overflow-wrap:anywhere;font-size:15px;line-height:1.45}
.rich-text:focus-visible,.plain-text:focus-visible{outline:none;border-radius:0;box-shadow:inset 0 2px 0 var(--brand)}
.field input:focus-visible{outline:none;border-radius:0;box-shadow:inset 0 -2px 0 var(--brand)}
.rich-text p{margin:0 0 12px}
.rich-text ul{list-style:disc;margin:0 0 12px;padding-left:28px}
.rich-text ol{margin:0 0 12px;padding-left:28px}
.rich-text blockquote{margin:0 0 0 8px;padding-left:10px;border-left:2px solid var(--line)}
.rich-text hr{border:0;border-top:1px solid var(--line);height:0}
.rich-text a{color:var(--link)}
[data-theme=dark] .rich-text *,[data-theme=high-contrast] .rich-text *{color:inherit!important;background-color:transparent!important}
.plain-text{resize:none;font-family:ui-monospace,Consolas,"Noto Sans Mono",monospace;font-size:13px}

footer{display:flex;align-items:center;gap:12px;min-height:28px;padding:0 12px;background:var(--chrome);border-top:1px solid var(--line)}
.status-line{flex:1;font-size:12px;color:var(--faint);overflow:hidden;text-overflow:ellipsis;max-height:40px}
.dock{display:flex;flex-wrap:wrap;gap:6px;padding:4px 0}
.dock-item{display:flex;align-items:center;border:1px solid var(--line);border-radius:4px;background:var(--surface)}
.dock-tab{display:flex;align-items:center;gap:6px;height:32px;max-width:260px;padding:0 8px;border:0;border-radius:4px;background:none;cursor:pointer}
.dock-tab span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.dock-tab[aria-pressed=true]{font-weight:600;color:var(--link)}
.failure{padding:24px;font-size:16px}

[data-theme=high-contrast] .row[aria-selected=true],[data-theme=high-contrast] .row:hover,[data-theme=high-contrast] .folder[aria-current],[data-theme=high-contrast] .folder:hover,[data-theme=high-contrast] .tool:hover,[data-theme=high-contrast] .icon-button:hover,[data-theme=high-contrast] .icon-button[aria-pressed=true],[data-theme=high-contrast] .avatar{color:#000}
[data-theme=high-contrast] .row[aria-selected=true] *,[data-theme=high-contrast] .row:hover *,[data-theme=high-contrast] .folder:hover *{color:#000}
[data-theme=high-contrast] .tool,[data-theme=high-contrast] .icon-button{border-color:var(--line)}
[data-theme=high-contrast] .top-bar{border-bottom:1px solid var(--line)}
@media (max-width:1180px){
.middle{grid-template-columns:auto minmax(200px,250px) minmax(0,1fr)}
.folders{width:52px}
.folder{justify-content:center;padding:0}
.folder-name,.count{display:none}
.app-name span{display:none}
}
@media (prefers-reduced-motion:reduce){*{transition:none!important;scroll-behavior:auto!important}}
`;

/** Puts the style sheet on the page. */
export function installStyles(): void {
  const style = document.createElement('style');
  style.textContent = STYLES;
  document.head.append(style);
}
