import { render } from "@testing-library/preact";
import { describe, expect, it } from "vitest";
import { HtmlPreview } from "../../../components/settings/HtmlPreview.tsx";

const shown = (html: string) => render(<HtmlPreview html={html} />).container.firstElementChild?.innerHTML;

it("shows rich text as such", () => {
  const html = "<p><strong>Status:</strong> 400<br>a &amp; b</p><ul><li><em>one</em></li></ul>";
  expect(shown(html)).toBe(html);
});

describe("takes nothing but elements of a short list, without attributes", () => {
  it.each([
    ["a script", "<p>a</p><script>alert(1)</script>", "<p>a</p>"],
    ["an event", '<p onclick="alert(1)" id="app" style="position:fixed" class="x">a</p>', "<p>a</p>"],
    ["an image", '<img src="https://evil.example/x" onerror="alert(1)">a', "a"],
    ["a frame", '<iframe srcdoc="<b>x</b>"></iframe>a', "a"],
    ["a style", "<style>* { display: none }</style>a", "a"],
    ["a link", '<a href="javascript:alert(1)">a</a>', "<u>a</u>"],
    ["a form", '<form action="https://evil.example"><input name="x">a</form>', "a"],
    ["a heading", "<h1>a</h1>", "<strong>a</strong>"],
    ["SVG", "<svg><script>alert(1)</script><text>a</text></svg>", "a"],
    ["a name that every object has", "<constructor>a</constructor><tostring>b</tostring>", "ab"],
    ["a comment", "a<!-- b -->", "a"],
    ["text that looks like HTML", "&lt;b&gt;a&lt;/b&gt;", "&lt;b&gt;a&lt;/b&gt;"],
  ])("%s", (_what, html, left) => expect(shown(html)).toBe(left));

  it("thousands within one another", () => {
    const html = `${"<b>".repeat(3_000)}a`;
    expect(shown(html)).toMatch(/^(?:<strong>){31}a(?:<\/strong>){31}$/);
  });
});
