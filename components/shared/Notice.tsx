interface NoticeProps {
  title: string;
  text: string;
  action: string;
  onAction: () => void;
}

/** One sentence and one button, while the desk can't work yet. */
export function Notice({ title, text, action, onAction }: NoticeProps) {
  return (
    <section class="desk notice" aria-label={title}>
      <h2>{title}</h2>
      <p>{text}</p>
      <button type="button" class="button button-primary button-wide" onClick={onAction}>
        {action}
      </button>
    </section>
  );
}
