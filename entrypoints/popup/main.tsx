import { mount } from "../../components/shared/mount.tsx";
import { openDeskState } from "../../lib/desk/desk-state.ts";
import { App } from "./App.tsx";

/** The side panel shows the same page; its body says which one this is. */
const inPanel = document.body.classList.contains("panel");

void mount(openDeskState().then((feed) => <App feed={feed} inPanel={inPanel} />));
