/** The edges of a state machine, as a literal table: each state with the states that may follow. */
export interface States<State extends string> {
  readonly all: readonly State[];
  /** True when `to` may follow `from`. */
  readonly can: (from: State, to: State) => boolean;
  /** Every state that `to` may follow; for `UPDATE … WHERE status = any(…)`. */
  readonly before: (to: State) => State[];
  /** True when no state follows. */
  readonly isFinal: (state: State) => boolean;
}

/** Makes a state machine from a literal table. Each room writes its own, with the source of every edge. */
export function states<State extends string>(edges: Readonly<Record<State, readonly NoInfer<State>[]>>): States<State> {
  const all = Object.keys(edges) as State[];
  const can = (from: State, to: State) => edges[from].includes(to);
  return {
    all,
    can,
    before: (to) => all.filter((from) => can(from, to)),
    isFinal: (state) => edges[state].length === 0,
  };
}
