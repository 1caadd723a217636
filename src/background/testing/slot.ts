/** One value of session memory, in plain memory. For tests only. */
export function slot<Value>(value: Value | null = null) {
  return {
    load: async () => structuredClone(value),
    async save(next: Value | null) {
      value = next;
    },
  };
}
