import type { RefObject } from "preact";
import { USER_ID_TYPES, type UserIdType } from "../../lib/authing/user-id-type.ts";
import { useWords } from "../shared/use-words.ts";

interface UserFieldProps {
  typed: string;
  /** Recognised or chosen. */
  userIdType: UserIdType;
  inputRef: RefObject<HTMLInputElement | null>;
  onType: (typed: string) => void;
  onChooseType: (userIdType: UserIdType) => void;
  /** The agent left the field, or pressed Enter in it. */
  onReady: (byEnter: boolean) => void;
}

/** **User** and **User type**: paste anything; what it was recognised as is shown and can be changed. */
export function UserField({ typed, userIdType, inputRef, onType, onChooseType, onReady }: UserFieldProps) {
  const words = useWords();
  return (
    <div class="field">
      <div class="field-head">
        <label for="user">{words.desk.user}</label>
        <select
          class="chip-select"
          aria-label={words.desk.userType}
          value={userIdType}
          onChange={(event) => {
            const chosen = USER_ID_TYPES.find((type) => type === event.currentTarget.value);
            if (chosen) onChooseType(chosen);
          }}
        >
          {USER_ID_TYPES.map((type) => (
            <option key={type} value={type}>
              {words.userIdTypes[type]}
            </option>
          ))}
        </select>
      </div>
      <input
        id="user"
        ref={inputRef}
        type="text"
        class="input"
        value={typed}
        placeholder={words.desk.userHint}
        // A customer's number has no business in the browser's form history.
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        onInput={(event) => onType(event.currentTarget.value)}
        onBlur={() => onReady(false)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.isComposing) return;
          event.preventDefault();
          onReady(true);
        }}
      />
    </div>
  );
}
