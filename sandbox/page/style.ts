/** One stylesheet, light and dark, with nothing fetched from anywhere. */
export const pageStyle = `
:root { --ground: #f3f4f8; --card: #fff; --ink: #171a21; --soft: #5a6272; --line: #dfe3ea; --accent: #2957d6; --tint: #e9effd; --yes: #17703b; --no: #a8321f; --warm: #fbeae7; }
@media (prefers-color-scheme: dark) { :root { --ground: #101216; --card: #1a1d24; --ink: #eceef3; --soft: #a0a8b8; --line: #2e333e; --accent: #8fb0ff; --tint: #202c4a; --yes: #6fd394; --no: #ff9c8a; --warm: #3c211d; } }
* { box-sizing: border-box; margin: 0; }
body { background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; padding: 28px clamp(16px, 4vw, 48px) 48px; }
header { display: flex; flex-wrap: wrap; gap: 16px; align-items: start; justify-content: space-between; max-width: 1180px; margin: 0 auto 24px; }
h1 { font-size: 26px; line-height: 1.2; letter-spacing: -.01em; }
header p { color: var(--soft); margin-top: 6px; max-width: 62ch; }
h2 { font-size: 13px; font-weight: 600; color: var(--soft); margin-bottom: 10px; }
main { display: grid; grid-template-columns: minmax(300px, 360px) minmax(0, 1fr); gap: 28px; max-width: 1180px; margin: 0 auto; align-items: start; }
@media (max-width: 760px) { main { grid-template-columns: minmax(0, 1fr); } }
ol, ul { list-style: none; padding: 0; }
button { font: inherit; color: inherit; cursor: pointer; border-radius: 6px; }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
#reset { background: var(--card); border: 1px solid var(--line); padding: 8px 16px; border-radius: 8px; }
#reset:hover { border-color: var(--accent); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.phone { background: var(--card); border: 1px solid var(--line); border-radius: 28px; padding: 20px 16px; min-height: 480px; box-shadow: 0 12px 32px rgb(15 23 42 / .08); grid-row: 1 / span 4; position: sticky; top: 20px; max-height: calc(100vh - 40px); overflow-y: auto; }
@media (max-width: 760px) { .phone { position: static; max-height: none; min-height: 240px; } }
.phone h2 { text-align: center; color: var(--ink); font-size: 15px; }
.empty { color: var(--soft); text-align: center; padding: 120px 12px; }
.message { background: var(--ground); border-radius: 4px 18px 18px 18px; padding: 14px 16px; margin-top: 12px; overflow-wrap: anywhere; }
.message.valid { background: var(--tint); }
.message:not(.valid) .code { color: var(--soft); text-decoration: line-through 2px; }
.who { font-weight: 600; }
.who bdi { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.who span, .small, .text, .ids, .prefix { color: var(--soft); font-weight: 400; font-size: 13px; }
.line { display: flex; gap: 8px 12px; align-items: center; justify-content: space-between; }
.code { font: 700 38px/1.25 ui-monospace, "SF Mono", Menlo, Consolas, monospace; letter-spacing: .04em; padding: 0 4px; margin: 4px 0 4px -4px; }
.code i { display: inline-block; width: .22em; }
.badge { font-size: 12px; padding: 2px 9px; border-radius: 99px; border: 1px solid var(--line); color: var(--soft); white-space: nowrap; }
.badge.valid { color: var(--accent); border-color: currentColor; }
.badge.used { color: var(--yes); border-color: currentColor; }
.copy { background: none; border: 0; padding: 0 3px; text-align: start; overflow-wrap: anywhere; }
.copy:hover { background: var(--tint); color: var(--accent); }
.copy.copied { background: var(--accent); color: var(--card); }
.person .copy:not(.code), .settings .copy { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: 13px; color: var(--ink); }
.person .copy:hover, .settings .copy:hover { color: var(--accent); }
.person .copy.copied, .settings .copy.copied { color: var(--card); }
#people ul, .settings dl { background: var(--card); border: 1px solid var(--line); border-radius: 14px; overflow: hidden; }
.person { padding: 12px 18px; border-top: 1px solid var(--line); }
.person:first-child { border-top: 0; }
.name { font-weight: 600; font-size: 16px; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.number { white-space: nowrap; }
.note { font-size: 14px; }
.note.yes { color: var(--yes); }
.note.no { color: var(--no); }
.ids { display: flex; flex-wrap: wrap; gap: 0 14px; }
.settings { grid-column: 2; }
@media (max-width: 760px) { .settings { grid-column: 1; } }
.settings dl > div { display: grid; grid-template-columns: 150px minmax(0, 1fr); gap: 12px; padding: 8px 18px; border-top: 1px solid var(--line); }
.settings dl > div:first-child { border-top: 0; }
.settings dt { color: var(--soft); font-size: 14px; }
.page-actions { display: flex; gap: 16px; align-items: center; }
a { color: var(--accent); }
.panel { grid-column: 2; }
@media (max-width: 760px) { .panel { grid-column: 1; } }
.panel > div, .panel .faults { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 12px 18px; }
.panel .about { color: var(--soft); font-size: 14px; margin-bottom: 10px; display: flex; flex-wrap: wrap; gap: 4px 16px; }
.panel .faults { display: flex; flex-wrap: wrap; gap: 8px; margin-bottom: 10px; }
.panel button, .panel select, .panel input[type=number] { font: inherit; font-size: 14px; color: var(--ink); background: var(--ground); border: 1px solid var(--line); border-radius: 6px; padding: 4px 10px; }
.panel button:hover { border-color: var(--accent); }
.switch { display: flex; gap: 16px; align-items: center; justify-content: space-between; padding: 7px 0; border-top: 1px solid var(--line); }
.switch:first-child { border-top: 0; }
.switch code { font-size: 13px; }
.switch span { display: block; color: var(--soft); font-size: 13px; }
.switch input[type=number] { width: 90px; }
.new { animation: arrive .35s ease-out; }
@keyframes arrive { from { transform: translateY(-8px); opacity: 0; } }
@media (prefers-reduced-motion: reduce) { .new { animation: none; } }
`;
