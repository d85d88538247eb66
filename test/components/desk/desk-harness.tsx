import { render, screen } from "@testing-library/preact";
import type { UserEvent } from "@testing-library/user-event";
import { useState } from "preact/hooks";
import { vi } from "vitest";
import { Desk, type DeskProps } from "../../../components/desk/Desk.tsx";
import { fixIds } from "../../../lib/fixes/fix-ids.ts";
import { agent } from "../agent.ts";

/** The desk as an App shows it, which keeps what is typed; everything else is the test's. */
export class DeskHarness {
  readonly user: UserEvent = agent();
  readonly find = vi.fn<DeskProps["onFind"]>();
  readonly sendCode = vi.fn<DeskProps["onSendCode"]>();
  readonly apply = vi.fn<DeskProps["onApply"]>();
  readonly checkAgain = vi.fn<DeskProps["onCheckAgain"]>();
  readonly clear = vi.fn<DeskProps["onClear"]>();
  readonly chooseFix = vi.fn<DeskProps["onChooseFix"]>();
  readonly #rerender: (ui: preact.ComponentChild) => void;
  #props: Partial<DeskProps>;

  constructor(props: Partial<DeskProps> = {}) {
    this.#props = props;
    this.#rerender = render(this.#ui()).rerender;
  }

  show(props: Partial<DeskProps>): void {
    this.#props = { ...this.#props, ...props };
    this.#rerender(this.#ui());
  }

  #ui() {
    return <DeskOfAnAgent props={this.#props} on={this} />;
  }

  get userField() {
    return screen.getByRole("textbox", { name: "User" });
  }
  get passCode() {
    return screen.getByRole("textbox", { name: "Pass code" });
  }
  get unbind() {
    return screen.getByRole("button", { name: /^Unbind/ });
  }
  get desk() {
    return screen.getByRole("form", { name: "Desk" });
  }
}

function DeskOfAnAgent({ props, on }: { props: Partial<DeskProps>; on: DeskHarness }) {
  const [draft, setDraft] = useState(props.draft ?? { typed: "" });
  return (
    <Desk
      fixId="unbind-phone"
      offered={fixIds}
      onChooseFix={on.chooseFix}
      route="unbind-phone"
      recent={[]}
      onUndo={undefined}
      lookup={undefined}
      sentCode={undefined}
      attempt={undefined}
      trouble={undefined}
      busy={false}
      checking={false}
      {...props}
      draft={draft}
      onDraft={setDraft}
      onFind={on.find}
      onSendCode={on.sendCode}
      onApply={on.apply}
      onCheckAgain={on.checkAgain}
      onClear={() => {
        setDraft({ typed: "" });
        on.clear();
      }}
    />
  );
}
