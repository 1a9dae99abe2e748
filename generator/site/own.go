package site

import "slices"

// Unset tells of a contact that it is a placeholder still.
func (p *Page) Unset() bool { return p.Kind.Name == "contact" && p.Values.Bool("placeholder") }

// Unadopted tells of a policy that it is a template still.
func (p *Page) Unadopted() bool {
	return p.Kind.Name == "policy" && p.Values.Text("adoption") != "adopted"
}

// Starting tells whether some of what an organisation must make its own is as
// it came: what a release does not ask for, by release: in handbook.yaml, does
// not count.
func (s *Site) Starting() bool {
	on := s.Settings.Release()
	contacts, policies := slices.Contains(on, "contacts"), slices.Contains(on, "policies")
	return slices.ContainsFunc(s.Nodes, func(n *Node) bool { return contacts && n.Unset() || policies && n.Unadopted() })
}
