import { mount } from "../../components/shared/mount.tsx";
import { helpWords } from "../../lib/words/help-words.ts";
import { App } from "./App.tsx";

void mount(<App />, ({ code }) => helpWords[code].help.title);
