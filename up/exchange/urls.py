from django.urls import path

from up.exchange.views import editing, introductions, listings, proposing

territory_patterns = [
    path("besoins-et-offres/", listings.listings, name="listings"),
    path("besoins-et-offres/nouveau/", editing.new, name="listing-new"),
    path("besoins-et-offres/<slug:slug>/", listings.listing, name="listing"),
    path("besoins-et-offres/<slug:slug>/aider/", listings.help_listing, name="listing-help"),
    path("besoins-et-offres/<slug:slug>/modifier/", editing.edit, name="listing-edit"),
    path("besoins-et-offres/<slug:slug>/etat/", editing.move, name="listing-move"),
    path("besoins-et-offres/<slug:slug>/confirmer/", editing.confirm, name="listing-confirm"),
    path("rencontres/", introductions.introductions, name="introductions"),
    path("rencontres/proposer/", proposing.propose, name="introduction-propose"),
    path("rencontres/ecarter/", proposing.dismiss, name="suggestion-dismiss"),
    path("rencontres/<slug:slug>/", introductions.introduction, name="introduction"),
    path("rencontres/<slug:slug>/vue/", introductions.see, name="introduction-see"),
    path("rencontres/<slug:slug>/accepter/", introductions.accept, name="introduction-accept"),
    path("rencontres/<slug:slug>/decliner/", introductions.decline, name="introduction-decline"),
    path("rencontres/<slug:slug>/retirer/", introductions.withdraw, name="introduction-withdraw"),
    path("rencontres/<slug:slug>/bilan/", introductions.outcome, name="introduction-outcome"),
]
