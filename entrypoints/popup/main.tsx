import { mountDesk } from "./mount-desk.tsx";

// The desk's one file, in which this lies, is loaded by the other pages too (scripts/desk-chunks.ts).
const { classList } = document.body;
if (classList.contains("popup") && !classList.contains("with-result")) mountDesk();
