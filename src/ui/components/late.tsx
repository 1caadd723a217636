/** A component that is loaded when it is first shown, so that the page does not carry it before. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Draws nothing until it is loaded. Loaded once for the whole page. */
export function late<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  return function Late(props: Props) {
    const [Loaded, setLoaded] = useState<{ is: ComponentType<Props> } | null>(loaded && { is: loaded });
    useEffect(() => {
      let wanted = true;
      if (Loaded === null)
        void load().then((found) => {
          loaded = found;
          if (wanted) setLoaded({ is: found });
        });
      return () => {
        wanted = false;
      };
    }, [Loaded]);
    return Loaded === null ? null : <Loaded.is {...props} />;
  };
}
