import { provideResultContent } from "../../components/result/Result.tsx";
import { ResultContent } from "../../components/result/ResultContent.tsx";
import { mountDesk } from "../popup/mount-desk.tsx";

// The popup of a desk with a result on it: what that is drawn with is loaded beside the desk, and not when the desk has seen that it is needed.
provideResultContent(ResultContent);
mountDesk();
