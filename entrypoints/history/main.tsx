import { mount } from "../../components/shared/mount.tsx";
import { historyWords } from "../../lib/words/history-words.ts";
import { App } from "./App.tsx";

void mount(<App />, ({ code }) => historyWords[code].history.title);
