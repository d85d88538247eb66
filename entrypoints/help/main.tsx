import { mount } from "../../components/shared/mount.tsx";
import { App } from "./App.tsx";

void mount(<App />, ({ help }) => help.title);
