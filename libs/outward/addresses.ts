import { BlockList, isIP, isIPv4 } from 'node:net';

/** What is not a public unicast address: the special-purpose registries of IANA (RFC 6890 and after). */
const special = new BlockList();
const v4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;
/** Of IPv6 only 2000::/3 is given to anybody; these parts of it are not, or carry an IPv4 address within. */
const v6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
] as const;
for (const [net, bits] of v4) special.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of v6) special.addSubnet(net, bits, 'ipv6');
const given = new BlockList();
given.addSubnet('2000::', 3, 'ipv6');

/** Whether anybody out there may have this address. An IPv4 address inside an IPv6 one is none. */
export function isPublic(address: string): boolean {
  if (isIPv4(address)) return !special.check(address, 'ipv4');
  return isIP(address) === 6 && given.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

/** Networks that whoever runs Landfall lets calls reach though they are not public: `10.1.0.0/16,192.168.7.4/32`. */
export class Networks {
  private readonly list = new BlockList();

  constructor(networks: string | undefined) {
    for (const network of networks?.split(',') ?? []) {
      const [net = '', bits = ''] = network.split('/');
      this.list.addSubnet(net, Number(bits), isIPv4(net) ? 'ipv4' : 'ipv6');
    }
  }

  has(address: string): boolean {
    return isIP(address) !== 0 && this.list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
  }
}
