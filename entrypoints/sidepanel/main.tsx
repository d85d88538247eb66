import { mountDesk } from "../popup/mount-desk.tsx";

mountDesk({ inPanel: true });
