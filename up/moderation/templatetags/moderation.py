from django import template
from django.db.models import Model
from django.urls import reverse

register = template.Library()


@register.filter
def report_address(target: Model) -> str:
    """Where to report something; its id there is only looked up among what the reader may see."""
    return reverse("report", kwargs={"target_type": target._meta.model_name, "target_id": target.pk})
