/** The rules about styles, held against samples that break them. */
import { describe, expect, it } from 'vitest';
import { unstyledClasses, unusedClasses } from './styles.ts';

const file = (path: string, text: string) => ({ path, text });
const common = file('ui/style/common.css', '.row { color: red; }');
const app = file(
  'ui/app.tsx',
  `import './style/common.css';\nlate(() => import('./pages/a.tsx'));\nlate(() => import('./pages/b.tsx'));`,
);
const a = file('ui/pages/a.tsx', `import '../style/a.css';\n<p class="row wide">`);
const styles = file('ui/style/a.css', '/* .no */ .wide, .very { color: red; } .row .deep { color: red; }');

describe('a class', () => {
  it('is used where its style is loaded', () => {
    const b = file('ui/pages/b.tsx', '<p class="row deep">');
    expect(unstyledClasses([common, app, a, styles, b])).toEqual([]);
  });

  it.each([
    ['written out', '<p class="row wide">'],
    ['in a choice', "<p class={is ? 'wide' : 'row'}>"],
    ['in a text with parts', `<p class={\`row \${is} wide\`}>`],
  ])('is reported where another page loads its style, %s', (_how, markup) => {
    const fault = 'ui/pages/b.tsx: .wide has its style in ui/style/a.css, which ui/pages/b.tsx does not load';
    expect(unstyledClasses([common, app, a, styles, file('ui/pages/b.tsx', markup)])).toEqual([fault]);
  });

  it('is reported in a part that both pages use', () => {
    const part = file('ui/part.tsx', '<p class="very">');
    const [one, other] = [a, file('ui/pages/b.tsx', '')].map(({ path, text }) =>
      file(path, `import { Part } from '../part.tsx';\n${text}`),
    ) as [typeof a, typeof a];
    const fault = 'ui/part.tsx: .very has its style in ui/style/a.css, which ui/pages/b.tsx does not load';
    expect(unstyledClasses([common, app, one, styles, other, part])).toEqual([fault]);
  });

  it('is reported when nothing has it', () => {
    expect(unusedClasses([a, styles])).toEqual(['ui/style/a.css: .very', 'ui/style/a.css: .deep']);
  });
});
