import { inPageWords } from "../../components/in-page-words.tsx";
import { mount } from "../../components/mount.tsx";
import { pageLanguage } from "../../lib/settings/language.ts";
import { App } from "./App.tsx";

void mount(pageLanguage, (language) => inPageWords(language, <App />));
