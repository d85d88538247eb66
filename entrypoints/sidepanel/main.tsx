import { mount } from "../../components/mount.tsx";
import { pageLanguage } from "../../lib/language.ts";
import { App } from "../popup/App.tsx";

void mount(<App inPanel />, pageLanguage);
