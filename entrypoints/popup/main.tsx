import { mountDesk } from "./mount-desk.tsx";

// The desk's one file, in which this lies, is loaded by the other pages too (scripts/desk-chunks.ts).
if (document.body.classList.contains("popup")) mountDesk();
