export const en = {
  waiting: 'No network. It goes on by itself as soon as it is back.',
  unsent: 'No network. What you typed is still here; please send it again.',
  nothingSent: 'No network. Nothing was sent; please try again.',
  noAnswer: 'No answer from the server. It may have arrived: please check, or try again.',
  retry: 'Try now',
} as const;
