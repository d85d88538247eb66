import { useId } from "preact/hooks";

interface CheckFieldProps {
  label: string;
  hint: string;
  checked: boolean;
  onCheck: (checked: boolean) => void;
}

export function CheckField({ label, hint, checked, onCheck }: CheckFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label class="check">
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={`${id}-note`}
          onChange={(event) => onCheck(event.currentTarget.checked)}
        />
        {label}
      </label>
      <p id={`${id}-note`} class="note">
        {hint}
      </p>
    </div>
  );
}
