interface QrImageProps {
  size: number;
  path: string;
  label: string;
  className?: string;
}

/** A QR code of `platform/qr-code`. Black on white in both themes: many readers take no inverted code. */
export function QrImage({ size, path, label, className }: QrImageProps) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
