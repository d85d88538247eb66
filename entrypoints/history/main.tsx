import { inPageWords } from "../../components/shared/in-page-words.tsx";
import { mount } from "../../components/shared/mount.tsx";
import { pageLanguage } from "../../lib/settings/language.ts";
import { App } from "./App.tsx";

void mount(pageLanguage, (language) => inPageWords(language, <App />));
