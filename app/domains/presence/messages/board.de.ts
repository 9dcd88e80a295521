/** The texts of the board, of a room and of the own visits. */
export const de = { board: { title: 'Wer ist wo' } } as const;
