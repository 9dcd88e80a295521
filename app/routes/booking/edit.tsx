export default function StubScreen() { return null; }
