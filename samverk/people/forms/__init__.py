"""What people write about people."""

from samverk.people.forms.me import MeForm
from samverk.people.forms.register import JoinForm
from samverk.people.forms.roles import RoleForm
from samverk.people.forms.sign_in import SignInForm

__all__ = ["JoinForm", "MeForm", "RoleForm", "SignInForm"]
