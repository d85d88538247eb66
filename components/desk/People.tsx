import type { RefObject } from "preact";
import { useWords } from "../shared/use-words.ts";

interface Person {
  userId: string;
  name?: string;
}

interface PeopleProps<P extends Person> {
  title: string;
  people: readonly P[];
  /** What tells them apart, beside the name. */
  about: (person: P) => string[];
  /** The field above: ↓ leads from it into the list, ↑ back. */
  fieldRef: RefObject<HTMLInputElement | null>;
  onChoose: (userId: string) => void;
}

/** Users to choose from: those of this session, or those whom a name fits. */
export function People<P extends Person>({ title, people, about, fieldRef, onChoose }: PeopleProps<P>) {
  const words = useWords();
  return (
    <section class="people" aria-label={title}>
      <div class="field-head">
        <p class="note" aria-live="polite">
          {title}
        </p>
        <span class="note nowrap" aria-hidden="true">
          <kbd>↓</kbd> {words.desk.toChoose}
        </span>
      </div>
      <ul
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          const buttons = [...event.currentTarget.querySelectorAll("button")];
          const at = buttons.findIndex((button) => button === document.activeElement);
          const next = event.key === "ArrowDown" ? buttons[at + 1] : at === 0 ? fieldRef.current : buttons[at - 1];
          next?.focus();
        }}
      >
        {people.map((person) => (
          <li key={person.userId}>
            <button type="button" class="person" onClick={() => onChoose(person.userId)}>
              <bdi class="person-name" title={person.name}>
                {person.name ?? words.desk.noName}
              </bdi>{" "}
              <span class="person-about" title={about(person).join(" · ")}>
                {about(person).map((part, index) => (
                  <span key={part}>
                    {index > 0 && " · "}
                    <bdi>{part}</bdi>
                  </span>
                ))}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
