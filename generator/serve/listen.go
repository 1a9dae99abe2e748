package serve

import (
	"errors"
	"fmt"
	"net"
	"strconv"
)

// portsTried is how many ports are tried from the wished one on.
const portsTried = 50

// listen takes the wished port or the next free one, on the loopback addresses
// and, with lan, on the address in the local network; never on all.
func listen(wished int, lan bool) ([]net.Listener, Addresses, error) {
	ips := []string{"127.0.0.1"}
	if hasIPv6() {
		ips = append(ips, "::1") // which a browser may mean by "localhost"
	}
	lanAddr := ""
	if lan {
		ip, err := lanIP()
		if err != nil {
			return nil, Addresses{}, err
		}
		lanAddr = ip.String()
		ips = append(ips, lanAddr)
	}
	var last error
	for i := range portsTried {
		port := wished
		if wished != 0 {
			port += i
		}
		ls, err := listenOn(port, ips)
		if err != nil {
			last = err
			continue
		}
		got := strconv.Itoa(ls[0].Addr().(*net.TCPAddr).Port)
		addrs := Addresses{Local: "http://localhost:" + got + "/", Moved: i > 0 && wished != 0}
		if lan {
			addrs.LAN = "http://" + net.JoinHostPort(lanAddr, got) + "/"
		}
		return ls, addrs, nil
	}
	return nil, Addresses{}, fmt.Errorf("no free port from %d on: %w", wished, last)
}

// listenOn takes one port on all of ips, or on none: half a port would show
// another program's pages under the other address.
func listenOn(port int, ips []string) ([]net.Listener, error) {
	var ls []net.Listener
	for _, ip := range ips {
		l, err := net.Listen("tcp", net.JoinHostPort(ip, strconv.Itoa(port)))
		if err != nil {
			for _, l := range ls {
				l.Close()
			}
			return nil, err
		}
		ls = append(ls, l)
		port = l.Addr().(*net.TCPAddr).Port // when it was 0
	}
	return ls, nil
}

func hasIPv6() bool {
	l, err := net.Listen("tcp", "[::1]:0")
	if err != nil {
		return false
	}
	l.Close()
	return true
}

// lanIP is this computer's private IPv4 address: the one that it would use to
// reach the world, or else any.
func lanIP() (net.IP, error) {
	// Nothing is sent: to "connect" by UDP only picks the way, here to an
	// address that is reserved for documentation.
	if c, err := net.Dial("udp4", "192.0.2.1:9"); err == nil {
		defer c.Close()
		if ip := c.LocalAddr().(*net.UDPAddr).IP; ip.IsPrivate() {
			return ip, nil
		}
	}
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		return nil, fmt.Errorf("look for the network address: %w", err)
	}
	for _, a := range addrs {
		if n, ok := a.(*net.IPNet); ok && n.IP.To4() != nil && n.IP.IsPrivate() {
			return n.IP, nil
		}
	}
	return nil, errors.New("this computer has no address in a local network")
}
