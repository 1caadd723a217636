/** The only import of Lucide: renders an icon node as a line icon. Only the icons exported here are bundled. An icon never carries meaning alone. */
import { createElement } from 'preact';

export {
  ArrowDownLeft,
  ArrowLeft,
  ArrowRight,
  ArrowUpRight,
  Ban,
  BookUser,
  Building2,
  Check,
  ChevronDown,
  ChevronRight,
  ChevronUp,
  CircleAlert,
  CircleDot,
  CircleUserRound,
  CloudOff,
  Copy,
  Download,
  Drama,
  Ellipsis,
  ExternalLink,
  Eye,
  EyeOff,
  FileBadge,
  FileText,
  Fingerprint,
  FolderKey,
  Gauge,
  Globe,
  GripVertical,
  HandCoins,
  History,
  Info,
  Keyboard,
  KeyRound,
  Laptop,
  Layers,
  LifeBuoy,
  Lock,
  LogIn,
  LogOut,
  Network,
  Pencil,
  Plus,
  Printer,
  Puzzle,
  RefreshCw,
  RotateCcw,
  ScrollText,
  Search,
  Server,
  Settings2,
  Share2,
  Smartphone,
  SquareAsterisk,
  Trash2,
  TriangleAlert,
  Unplug,
  Usb,
  UserRound,
  UsersRound,
  Wallet,
  Waypoints,
  X,
} from 'lucide';

/** Tags and attributes of one Lucide icon. */
export type IconNode = readonly (readonly [tag: string, attributes: Record<string, string | number | undefined>])[];

/** `size` in CSS pixels, 15 to 24, by default 16. Hidden from screen readers: the text is beside it or in an `aria-label`. */
export function Icon({
  node,
  size = 16,
  class: className,
}: {
  node: IconNode;
  size?: number | undefined;
  class?: string | undefined;
}) {
  return (
    <svg
      class={className === undefined ? 'i' : `i ${className}`}
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
    >
      {node.map(([tag, attributes], at) => createElement(tag, { key: at, ...attributes }))}
    </svg>
  );
}
