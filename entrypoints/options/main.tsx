import { mount } from "../../components/shared/mount.tsx";
import { settingsWords } from "../../lib/words/settings-words.ts";
import { App } from "./App.tsx";

void mount(<App />, ({ code }) => settingsWords[code].settings.title);
