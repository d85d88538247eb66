import { mountDesk } from "./mount-desk.tsx";

mountDesk();
