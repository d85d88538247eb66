import type { ComponentType, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

interface OnDemand<Props> {
  /** Draws nothing until it is loaded, which its first drawing sees to. */
  Component: (props: Props & { onLoaded?: () => void }) => JSX.Element | null;
  /** For a page that knows beforehand what it will draw, so that nothing jumps. */
  load: () => Promise<void>;
  /** Spares the loading. */
  provide: (loaded: ComponentType<Props>) => void;
}

/** A component that the first screen has no use for. Loaded once for the page's life. */
export function onDemand<Props extends object>(fetch: () => Promise<ComponentType<Props>>): OnDemand<Props> {
  let Loaded: ComponentType<Props> | undefined;
  const load = async () => {
    Loaded ??= await fetch();
  };
  return {
    load,
    provide: (loaded) => (Loaded = loaded),
    Component(props) {
      const [, setLoaded] = useState(Loaded !== undefined);
      useEffect(() => {
        void load().then(() => {
          setLoaded(true);
          props.onLoaded?.();
        });
      }, []);
      return Loaded ? <Loaded {...props} /> : null;
    },
  };
}
