/** The injected script asks for itself which document it is in, at the moment of filling. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OTHER_DOCUMENTS, OWN_DOCUMENTS, SAVED, type ShownDocument, show } from '../../testing/shown-documents.ts';

class Field {
  typed = '';
  heard: string[] = [];
  get value(): string {
    return this.typed;
  }
  set value(text: string) {
    this.typed = text;
  }
  focus(): void {}
  dispatchEvent({ type }: Event): void {
    this.heard.push(type);
  }
}

let form: { user: Field; password: Field; code: Field | null };
const findFields = vi.hoisted(() => vi.fn());
vi.mock('./fields.ts', () => ({ findFields }));

beforeEach(() => {
  form = { user: new Field(), password: new Field(), code: null };
  findFields.mockReset().mockImplementation(() => form);
  vi.stubGlobal('HTMLInputElement', Field);
  vi.stubGlobal('InputEvent', class extends Event {});
});
afterEach(() => vi.unstubAllGlobals());

async function fillIn(document: ShownDocument, site = SAVED): Promise<unknown> {
  show(document);
  vi.resetModules();
  await import('./main.ts');
  const { dramatisFill } = globalThis as unknown as { dramatisFill(wanted: object): unknown };
  return dramatisFill({ site, user: 'mara', password: 'secret', code: '123456' });
}

const typed = () => [form.user.typed, form.password.typed];

describe('a login is filled in', () => {
  it.each(OWN_DOCUMENTS)('$what', async (document) => {
    expect(await fillIn(document)).toEqual({ kind: 'done', filled: ['user', 'password'] });
    expect(typed()).toEqual(['mara', 'secret']);
    expect(form.password.heard).toEqual(['input', 'change']);
  });

  it('where the saved site is of plain http with a port', async () => {
    const address = 'http://localhost:8080/login';
    expect(await fillIn({ what: 'here', address }, 'http://localhost:8080')).toMatchObject({ kind: 'done' });
  });
});

describe('a login is not filled in, and no field is looked for', () => {
  it.each(OTHER_DOCUMENTS)('$what', async (document) => {
    expect(await fillIn(document)).toEqual({ kind: 'other-site' });
    expect(typed()).toEqual(['', '']);
    expect(findFields).not.toHaveBeenCalled();
  });

  it.each(['null', 'file://', 'about:blank', ''])('for a site that is none: %j', async (site) => {
    for (const document of OTHER_DOCUMENTS)
      expect([document.what, await fillIn(document, site)]).toEqual([document.what, { kind: 'other-site' }]);
  });
});
