import { mount } from "../../components/mount.tsx";
import { App } from "../popup/App.tsx";

void mount(<App inPanel />);
