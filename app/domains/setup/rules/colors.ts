/** Colours for new resources, in the order of making: dark enough for white text, far enough apart for neighbours. */
export const RESOURCE_COLORS = ['#15803d', '#2563eb', '#b45309', '#7c3aed', '#0d9488', '#be123c', '#4d7c0f', '#9333ea'];
