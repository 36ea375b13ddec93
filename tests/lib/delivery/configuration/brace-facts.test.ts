import { describe, expect, it } from 'vitest';
import { versionsIn } from '@/tests/factories/versions-in';

describe('lib/delivery/configuration/brace-facts.ts', () => {
  it.each(['a ', 'a: '])('reads a text of one name after another in passing: %s', (name) => {
    const text = `${name.repeat(50_000)}{ image_tag: "1.2.0" }\n`;
    expect(versionsIn('envs/prod.cue', text)).toHaveLength(1);
  });

  it('reads releases, modules and locals of Terraform, and what no variable fills', () => {
    const text = `resource "helm_release" "ingress" {
  name = "ingress-nginx"
  set {
    name  = "image.tag"
    value = "v9"
  }
  set {
    name  = "replicas"
    value = "2"
  }
  version = "4.1.0"
}
module "shop" {
  source    = "git::https://git.example/modules.git//shop?ref=v1.4.0"
  count     = var.enabled
  image_tag = "1.2.0"
  cart = {
    image = "r/cart:\${var.tag}"
  }
}
locals {
  web_image = "r/web:2.0.0" # the newest
}
module "queue" {
  source = "github.com/example/queue?ref=5.0.0"
  name   = "jobs"
}
variable "mail_image_tag" {
  type    = string
  default = "5.0.0"
}
`;
    expect(versionsIn('prod/main.tf', text)).toEqual([
      '11 ingress-nginx 4.1.0',
      '5 ingress-nginx v9',
      '16 shop 1.2.0',
      '14 shop v1.4.0',
      '22 web 2.0.0',
      '30 mail 5.0.0',
    ]);
  });

  it('reads the inputs of Terragrunt', () => {
    const text =
      'terraform {\n  source = "git::https://git.example/m.git//shop?ref=v2"\n}\ninputs = {\n  image_tag = "1.2.0"\n}\n';
    expect(versionsIn('prod/shop/terragrunt.hcl', text)).toEqual(['5 - 1.2.0', '2 - v2']);
  });

  it('reads variables one by one and in maps', () => {
    const text = 'region = "eu-1"\nshop_image_tag = "1.2.0"\nimage_tags = {\n  cart = "3.1.0"\n  web  = "2.0.0"\n}\n';
    expect(versionsIn('envs/prod.tfvars', text)).toEqual(['2 shop 1.2.0', '4 cart 3.1.0', '5 web 2.0.0']);
  });

  it('reads the images of the tasks of a job', () => {
    const text = `job "shop" {
  group "web" {
    task "server" {
      config {
        image = "r/shop:1.2.0"
        args  = ["--tag", "x"]
      }
      template {
        data = <<EOF
image = "r/none:1"
EOF
      }
    }
    task "proxy" {
      config { image = "r/proxy:3" }
    }
  }
}
`;
    expect(versionsIn('prod/shop.nomad.hcl', text)).toEqual(['5 shop 1.2.0', '15 shop 3']);
  });

  it('reads what programs write out as texts', () => {
    const jsonnet = `local app = import 'shop.libsonnet';
app {
  _images+:: {
    shop: 'r/shop:1.2.0',
    cart: 'r/cart:' + std.extVar('tag'),
  },
  web: { image: 'r/web', tag: '2.0.0' },  // by hand
}
`;
    expect(versionsIn('environments/prod/main.jsonnet', jsonnet)).toEqual(['4 shop 1.2.0', '7 web 2.0.0']);
    const cue = 'package main\n\nshop: image: {\n\trepository: "r/shop"\n\ttag:        "1.2.0"\n}\n';
    expect(versionsIn('env/prod/values.cue', cue)).toEqual(['5 shop 1.2.0']);
    const kcl = 'shop: app.App {\n    image = "r/shop:1.2.0"\n}\n';
    expect(versionsIn('prod/main.k', kcl)).toEqual(['2 shop 1.2.0']);
  });

  it.each(['image = "r/x:1', '{'.repeat(10_000), '"\\'.repeat(50_000), '<<EOF\nimage', `${'}'.repeat(99)}a = "image"`])(
    'takes no harm from what is no such text',
    (text) => {
      expect(versionsIn('prod/main.jsonnet', `image tag version ${text}`)).toEqual([]);
    },
  );
});
