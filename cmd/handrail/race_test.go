//go:build race

package main

import "testing"

// withBrowser has no browser to close: what a browser does is tested without
// the race detector, which would make its handbooks several times as slow.
type withBrowser struct{ *testing.M }
