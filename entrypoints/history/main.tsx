import { mount } from "../../components/mount.tsx";
import { pageLanguage } from "../../lib/language.ts";
import { App } from "./App.tsx";

void mount(<App />, pageLanguage);
