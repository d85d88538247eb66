import { createEditor as createLexical, $getRoot } from "lexical";
import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerRichText } from "@lexical/rich-text";
import { Editor as Tiptap } from "@tiptap/core";
import { baseKeymap } from "@tiptap/pm/commands";
import { history, redo, undo } from "@tiptap/pm/history";
import { keymap } from "@tiptap/pm/keymap";
import { Schema } from "@tiptap/pm/model";
import { EditorState as ProseMirrorState } from "@tiptap/pm/state";
import { EditorView as ProseMirror } from "@tiptap/pm/view";
import { StarterKit } from "@tiptap/starter-kit";
import { ClassicEditor, Essentials, Paragraph } from "ckeditor5";
import { basicSetup, EditorView as CodeMirror } from "codemirror";
import CodeMirror5 from "codemirror-5";
import { Editor as Draft, EditorState as DraftState } from "draft-js";
import Quill from "quill";
import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";
import { createEditor as createSlate, Node } from "slate";
import { withHistory } from "slate-history";
import { Editable, Slate, withReact } from "slate-react";
import tinymce from "tinymce";
import "tinymce/icons/default";
import "tinymce/models/dom";
import "tinymce/skins/content/default/content.js";
import "tinymce/skins/ui/oxide/content.js";
import "tinymce/skins/ui/oxide/skin.js";
import "tinymce/themes/silver";
import "trix";

/*
 * The editors that tickets are written in, each as its own package makes it. `contents` tells what an editor itself holds, which is
 * what the ticket system will send: what is drawn on the page may differ from it.
 */

declare global {
  interface Window {
    contents: Record<string, () => string>;
    ready: Promise<unknown>;
  }
}

const contents: Window["contents"] = {};

/** A place of its own for an editor. */
function place(name: string, tag = "div"): HTMLElement {
  const element = document.createElement(tag);
  element.dataset["editor"] = name;
  document.body.append(element);
  return element;
}

/** The text of what an editor gives as HTML, a line for each block. */
function linesOf(html: string): string {
  const { body } = new DOMParser().parseFromString(html.replaceAll(/<br[^>]*>|<\/(p|div)>/g, "\n"), "text/html");
  return body.textContent;
}

function addDraft(name: string): void {
  const Composer = () => {
    const [editorState, onChange] = useState(() => DraftState.createEmpty());
    contents[name] = () => editorState.getCurrentContent().getPlainText("\n");
    return createElement(Draft, { editorState, onChange });
  };
  createRoot(place(name)).render(createElement(Composer));
}

function addSlate(name: string): void {
  const editor = withHistory(withReact(createSlate()));
  contents[name] = () => editor.children.map((node) => Node.string(node)).join("\n");
  createRoot(place(name)).render(
    createElement(Slate, { editor, initialValue: [{ children: [{ text: "" }] }], children: createElement(Editable) }),
  );
}

function addLexical(name: string): void {
  const element = place(name);
  element.contentEditable = "true";
  const editor = createLexical({
    namespace: name,
    onError: (error) => {
      throw error;
    },
  });
  editor.setRootElement(element);
  registerRichText(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  contents[name] = () => editor.read(() => $getRoot().getTextContent());
}

function addQuill(name: string): void {
  const quill = new Quill(place(name));
  contents[name] = () => quill.getText();
}

const schema = new Schema({
  nodes: {
    doc: { content: "paragraph+" },
    paragraph: { content: "text*", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
    text: {},
  },
});

function addProseMirror(name: string): void {
  const keys = keymap({ "Mod-z": undo, "Mod-y": redo });
  const state = ProseMirrorState.create({ schema, plugins: [history(), keys, keymap(baseKeymap)] });
  const view = new ProseMirror(place(name), { state });
  contents[name] = () => view.state.doc.textBetween(0, view.state.doc.content.size, "\n");
}

function addTiptap(name: string): void {
  const editor = new Tiptap({ element: place(name), extensions: [StarterKit] });
  contents[name] = () => editor.getText({ blockSeparator: "\n" });
}

function addTrix(name: string): void {
  const element = place(name, "trix-editor");
  contents[name] = () => linesOf("value" in element ? String(element.value) : "");
}

function addCodeMirror(name: string): void {
  const view = new CodeMirror({ parent: place(name), extensions: [basicSetup] });
  contents[name] = () => view.state.doc.toString();
}

/** It reads a hidden text area, and draws the text around it. */
function addCodeMirror5(name: string): void {
  const editor = CodeMirror5(place(name), { lineNumbers: true });
  contents[name] = () => editor.getValue();
}

async function addTinyMCE(name: string): Promise<void> {
  const target = document.createElement("textarea");
  place(name).append(target);
  const [editor] = await tinymce.init({
    target,
    license_key: "gpl",
    content_css: "default",
    menubar: false,
    toolbar: false,
    statusbar: false,
    height: 120,
  });
  if (!editor) throw new Error("TinyMCE has made no editor");
  // Its frame is found by this name.
  editor.getWin().name = name;
  contents[name] = () => editor.getContent({ format: "text" });
}

async function addCKEditor(name: string): Promise<void> {
  const editor = await ClassicEditor.create({
    attachTo: place(name).appendChild(document.createElement("div")),
    licenseKey: "GPL",
    plugins: [Essentials, Paragraph],
  });
  contents[name] = () => linesOf(editor.getData());
}

function addPlain(name: string): void {
  const element = place(name);
  element.contentEditable = "true";
  contents[name] = () => element.innerText;
}

function addField(name: "textarea" | "input"): void {
  const element = document.createElement(name);
  place(name).append(element);
  contents[name] = () => element.value;
}

addDraft("draft-js");
addSlate("slate");
addLexical("lexical");
addQuill("quill");
addProseMirror("prosemirror");
addTiptap("tiptap");
addTrix("trix");
addCodeMirror("codemirror");
addCodeMirror5("codemirror-5");
addPlain("contenteditable");
addField("textarea");
addField("input");
window.contents = contents;
window.ready = Promise.all([addTinyMCE("tinymce"), addCKEditor("ckeditor5")]);
