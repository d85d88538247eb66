import type { RefObject } from "preact";
import { USER_ID_TYPES, type UserIdType } from "../../lib/authing/user-id-type.ts";
import { Icon } from "../shared/Icon.tsx";
import { useWords } from "../shared/use-words.ts";
import { withKey } from "../shared/with-key.ts";

interface UserFieldProps {
  typed: string;
  /** Recognised or chosen. */
  userIdType: UserIdType;
  inputRef: RefObject<HTMLInputElement | null>;
  onType: (typed: string) => void;
  /** An input method begins or ends: what is in the field meanwhile is not what is meant. */
  onCompose: (composing: boolean) => void;
  onChooseType: (userIdType: UserIdType) => void;
  /** The agent left the field, or pressed Enter in it. */
  onReady: (byEnter: boolean) => void;
  /** ↓ leads into the list below, if there is one. */
  onDown: () => void;
  /** Absent while there is nothing to clear. */
  onClear: (() => void) | undefined;
}

/**
 * **User** and **User type**: paste anything; what it was recognised as is shown and can be
 * changed.
 */
export function UserField(props: UserFieldProps) {
  const { typed, userIdType, inputRef, onClear } = props;
  const words = useWords();
  return (
    <div class="field">
      <div class="field-head">
        <label for="user">{words.desk.user}</label>
        <select
          class="chip-select"
          aria-label={words.desk.userType}
          title={words.desk.userType}
          value={userIdType}
          onChange={(event) => {
            const chosen = USER_ID_TYPES.find((type) => type === event.currentTarget.value);
            if (chosen) props.onChooseType(chosen);
          }}
        >
          {USER_ID_TYPES.map((type) => (
            <option key={type} value={type}>
              {words.userIdTypes[type]}
            </option>
          ))}
        </select>
      </div>
      <div class="input-with-clear">
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
          onInput={(event) => props.onType(event.currentTarget.value)}
          onCompositionStart={() => props.onCompose(true)}
          onCompositionEnd={() => props.onCompose(false)}
          onBlur={() => props.onReady(false)}
          onKeyDown={(event) => {
            if (event.isComposing) return;
            if (event.key === "ArrowDown") props.onDown();
            if (event.key !== "Enter") return;
            event.preventDefault();
            props.onReady(true);
          }}
        />
        {onClear && (
          <button
            type="button"
            class="clear-button"
            data-key="Esc"
            aria-label={words.desk.clear}
            title={withKey(words.desk.clear, "Esc")}
            // Leaving the field would have what is cleared looked up.
            onPointerDown={(event) => event.preventDefault()}
            onClick={onClear}
          >
            <Icon name="cross" />
          </button>
        )}
      </div>
    </div>
  );
}
