/** Counts the records of a kind. `value` is the last number that `next` gave. */
export interface FileCounter {
  readonly value: number;
  /** 1, 2, 3 … */
  next(): number;
}

/** A counter that starts at 1 in each test file: test files share their modules, and names must not depend on earlier files. */
export function fileCounter(): FileCounter {
  let file = process.env.PLATZWART_TEST_DATABASE;
  let value = 0;
  const startAnew = (): void => {
    if (file === process.env.PLATZWART_TEST_DATABASE) return;
    file = process.env.PLATZWART_TEST_DATABASE;
    value = 0;
  };
  return {
    get value() {
      startAnew();
      return value;
    },
    next: () => {
      startAnew();
      return (value += 1);
    },
  };
}
